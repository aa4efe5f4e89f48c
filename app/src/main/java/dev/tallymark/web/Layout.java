package dev.tallymark.web;

import dev.tallymark.accounts.Account;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the frame around every page shows.
 *
 * @param who who is signed in
 * @param now when the page was made
 * @param notice one sentence about what was just done
 * @param path which page this is
 */
record Layout(Optional<Person> who, Moment now, Optional<String> notice, String path) {

    /** Whoever is signed in, as the top bar has them. */
    record Person(String name, String login, String initials) {

        private static final Pattern WORDS = Pattern.compile("\\S+");

        static Person of(Account account) {
            return new Person(account.name(), account.login(), initials(account.name()));
        }

        /** Of the first and the last word: {@code Ada K. Okafor} is AO. */
        private static String initials(String name) {
            var words = WORDS.matcher(name).results().map(MatchResult::group).toList();
            if (words.isEmpty()) {
                return "";
            }
            var first = firstLetter(words.getFirst());
            return words.size() == 1 ? first : first + firstLetter(words.getLast());
        }

        private static String firstLetter(String word) {
            return Character.toString(Character.toUpperCase(word.codePointAt(0)));
        }
    }
}
