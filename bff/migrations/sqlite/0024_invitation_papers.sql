ALTER TABLE `invitations` ADD `role` text;--> statement-breakpoint
ALTER TABLE `invitations` ADD `paper` text;