package dev.tallymark.accounts;

import dev.tallymark.shared.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A person.
 *
 * @param githubId GitHub's numeric id, which outlives a renamed login; empty for the operator of one machine until they
 *     link their GitHub account
 * @param login as GitHub wrote it at the last sign-in; {@code operator} without GitHub
 * @param name what to call them: their name, or else the login
 * @param isLocalOperator whether this is the one person of a one-machine install, who may register any badge id; never
 *     while people sign in with GitHub
 */
public record Account(
        AccountId id,
        OptionalLong githubId,
        String login,
        String name,
        Optional<String> avatar,
        Instant created,
        boolean isLocalOperator) {}
