package dev.tallymark.accounts;

import java.time.Instant;

/**
 * Somewhere an account is signed in. What browser it is, or where, is not kept.
 *
 * @param lastUsed to the hour
 * @param here whether it is the session that asks
 */
public record OpenSession(Instant began, Instant lastUsed, boolean here) {}
