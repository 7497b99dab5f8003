-- What has ended wakes once more, when the time is over for which personal data is kept; the exact moment is counted then.
UPDATE "service_requests" SET "wake_at" = "due_sort" + 63072000000 WHERE "wake_at" IS NULL AND "stage" IN ('CLOSED', 'NOT_ACCEPTED') AND "channel" <> 'IMPORT';
