package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.badges.Badges.Registration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The id of a badge to be made, as somebody types it.
 *
 * @param prefix what every id of this person begins with, with its slash; empty for who may register anything
 * @param typed what follows it
 */
record IdField(String prefix, String typed) {

    private static final String EXAMPLE = "your-project";

    /** Reads the field. Who typed the prefix too gets it once; the login by itself is an id as it stands. */
    static IdField of(Account account, String typed) {
        var prefix = account.isLocalOperator() ? "" : account.login() + "/";
        var id = typed.strip();
        boolean twice = id.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
        var rest = twice ? id.substring(prefix.length()) : id;
        boolean whole = rest.equalsIgnoreCase(account.login());
        return whole ? new IdField("", id) : new IdField(prefix, rest);
    }

    /** The whole id, if it is one. */
    Optional<BadgeName> name() {
        return typed.isEmpty() ? Optional.empty() : BadgeName.parse(prefix + typed);
    }

    /** The whole id, or an example of one while it is none. */
    BadgeName nameOrExample() {
        return name().or(() -> BadgeName.parse(prefix + EXAMPLE)).orElseThrow();
    }

    /** What a README about it would be called. */
    public String title() {
        return name().isPresent() ? typed.substring(typed.lastIndexOf('/') + 1) : EXAMPLE;
    }

    /** What is wrong with what was typed so far; nothing while that is nothing. */
    Optional<String> mistake() {
        return typed.isEmpty() || name().isPresent() ? Optional.empty() : Optional.of(malformed());
    }

    /** Why it is no id, and what would be one. */
    String malformed() {
        if (typed.isEmpty()) {
            return "Write an id. “my-project” would work.";
        }
        return "Use up to 200 bytes without control characters, and something between slashes." + wouldWork(repaired());
    }

    /** Why it was not registered, and what could be. Empty when it was. */
    Optional<String> refused(Account account, Registration outcome, Badges badges) {
        return switch (outcome) {
            case Registration.Registered _ -> Optional.empty();
            case Registration.Taken taken ->
                Optional.of((taken.byYou() ? "You have this badge already." : "Somebody else has this id.")
                        + wouldWork(free(account, badges)));
            case Registration.Reserved _ ->
                Optional.of("This id was deleted less than a year ago and stays reserved."
                        + wouldWork(free(account, badges)));
            case Registration.NotYours other ->
                Optional.of("“" + other.firstSegment() + "” is not your login, so this id is not yours to register.");
            case Registration.TooMany many ->
                Optional.of("You have " + many.limit() + " badges, as many as one account may. Delete one first.");
        };
    }

    /** The same with what is wrong left out. */
    private Optional<String> repaired() {
        var segments = Arrays.stream(typed.split("/"))
                .map(segment -> segment.replaceAll("\\p{Cntrl}", "").strip())
                .filter(segment -> !segment.isEmpty() && !segment.equals(".") && !segment.equals(".."))
                .collect(Collectors.joining("/"));
        var id = segments.length() > 40 ? segments.substring(0, 40) : segments;
        return Optional.of(id).filter(some -> BadgeName.parse(prefix + some).isPresent());
    }

    /** The first of a few numbered ids that nobody has. */
    private Optional<String> free(Account account, Badges badges) {
        return IntStream.rangeClosed(2, 9)
                .mapToObj(number -> typed + "-" + number)
                .filter(id -> of(account, id).name().filter(badges::isFree).isPresent())
                .findFirst();
    }

    private static String wouldWork(Optional<String> id) {
        return id.map(some -> " “" + some + "” would work.").orElse("");
    }
}
