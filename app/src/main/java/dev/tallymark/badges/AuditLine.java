package dev.tallymark.badges;

import java.time.Instant;

/**
 * One change to a badge.
 *
 * @param who the login at the time
 * @param what one sentence without a full stop, for example {@code Base count 0 to 12,400}
 * @param count what the badge showed at that moment
 */
public record AuditLine(Instant at, String who, String what, long count) {}
