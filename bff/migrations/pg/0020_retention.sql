-- What has ended wakes once more, when the time is over for which personal data is kept; the exact moment is counted then. What
-- is over already comes up within a month, so that it keeps nobody's deadline waiting.
UPDATE "service_requests" SET "wake_at" = CASE WHEN "due_sort" + 63072000000 > CAST(extract(epoch FROM now()) AS bigint) * 1000 THEN "due_sort" + 63072000000 ELSE CAST(extract(epoch FROM now()) AS bigint) * 1000 + 86400000 + "due_sort" % 2592000000 END WHERE "wake_at" IS NULL AND "stage" IN ('CLOSED', 'NOT_ACCEPTED') AND "channel" <> 'IMPORT';
