package dev.tallymark.badges;

import dev.tallymark.accounts.Account;
import dev.tallymark.web.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The id of a badge, as somebody types it.
 *
 * @param prefixes what an id of this person may begin with, each with its slash, the empty one last; none for who may
 *     register anything
 * @param prefix the one that is chosen; empty for a whole id
 * @param typed what follows it
 */
record IdField(List<String> prefixes, String prefix, String typed) {

    private static final String EXAMPLE = "your-project";

    /** Reads an empty form or what somebody typed into one, in fields {@code under} and {@code id}. */
    static IdField of(Account account, List<String> proven, Map<String, String> fields) {
        var typed = fields.getOrDefault("id", "").strip();
        if (account.isLocalOperator()) {
            return new IdField(List.of(), "", typed);
        }
        var login = account.login() + "/";
        var prefixes = new ArrayList<>(List.of(login));
        proven.stream().filter(known -> !known.equalsIgnoreCase(login)).forEach(prefixes::add);
        prefixes.add("");
        var under = fields.getOrDefault("under", login);
        return of(prefixes, prefixes.contains(under) ? under : login, typed);
    }

    /** Reads it on a form without prefixes. */
    static IdField whole(String typed) {
        return new IdField(List.of(), "", typed.strip());
    }

    /** Who typed the prefix too gets it once; the login by itself is an id as it stands. */
    private static IdField of(List<String> prefixes, String prefix, String id) {
        boolean twice = id.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
        var rest = twice ? id.substring(prefix.length()) : id;
        boolean itself = !prefix.isEmpty() && (rest + "/").equalsIgnoreCase(prefix);
        return itself ? new IdField(prefixes, "", id) : new IdField(prefixes, prefix, rest);
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

    /** Why it was not given out, and what could be. */
    String refused(Registration.Refused why, Predicate<BadgeName> isFree) {
        return switch (why) {
            case Registration.Taken taken ->
                (taken.byYou() ? "You have this badge already." : "Somebody else has this id.")
                        + wouldWork(free(isFree));
            case Registration.Reserved _ ->
                "This id was deleted less than a year ago and stays reserved, even if it was yours."
                        + wouldWork(free(isFree));
            case Registration.SomebodyElses other -> somebodyElses(other);
            case Registration.WordTaken word ->
                "Ids that begin with “" + word.word() + "” are somebody else’s, who came first.";
            case Registration.Unanswered later ->
                "GitHub does not answer now, so nobody can tell whose this id is. Try again at "
                        + Moment.time(later.again()).text() + " UTC. Nothing was changed.";
            case Registration.TooMany many ->
                "You have " + many.limit() + " badges and ids that you deleted less than a year ago, as many as one"
                        + " account may.";
            case Registration.TooFast hasty ->
                "You asked for " + hasty.perHour() + " ids within an hour, as many as one account may. Try again in an"
                        + " hour. Nothing was changed.";
            case Registration.TooManyAliases many ->
                "This badge has " + many.limit() + " aliases, as many as one badge may. Remove one first.";
        };
    }

    private static String somebodyElses(Registration.SomebodyElses other) {
        var owner = other.owner();
        return "“" + owner.login() + "” is "
                + (owner.isOrganisation() ? "an organisation" : "somebody else’s login")
                + " at GitHub, so this id takes a proof.";
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
    private Optional<String> free(Predicate<BadgeName> isFree) {
        return IntStream.rangeClosed(2, 9)
                .mapToObj(number -> typed + "-" + number)
                .filter(id -> of(prefixes, prefix, id).name().filter(isFree).isPresent())
                .findFirst();
    }

    private static String wouldWork(Optional<String> id) {
        return id.map(some -> " “" + some + "” would work.").orElse("");
    }
}
