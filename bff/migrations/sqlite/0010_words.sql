CREATE TABLE `words_due` (
	`number` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`number`, `version`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `words_state` (
	`tokenizer` integer PRIMARY KEY NOT NULL,
	`reached` text NOT NULL,
	`complete` integer NOT NULL
);--> statement-breakpoint
CREATE VIRTUAL TABLE `request_words` USING fts5(`tokens`, content='', contentless_delete=1, detail=none, tokenize='ascii');--> statement-breakpoint
INSERT INTO `request_words` (`request_words`, `rank`) VALUES ('automerge', 0);
