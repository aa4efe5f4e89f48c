package dev.tallymark.ownership;

import dev.tallymark.ownership.Finding.Found;
import dev.tallymark.ownership.GitHubApi.Reply;
import org.springframework.stereotype.Component;

/** Reads READMEs at GitHub as strangers may. */
@Component
class Readmes {

    private final GitHubApi api;

    Readmes(GitHubApi api) {
        this.api = api;
    }

    Finding look(Readme readme, String code) {
        var found =
                switch (api.ask(readme.apiPath(), "application/vnd.github.raw+json")) {
                    case Reply.Found page -> hasLine(page.body(), Proof.line(code)) ? Found.LINE : Found.NO_LINE;
                    case Reply.Missing _, Reply.Moved _ -> Found.NO_README;
                    case Reply.TooLarge _ -> Found.TOO_LARGE;
                    case Reply.Unanswered _ -> Found.UNKNOWN;
                };
        return new Finding(readme, found);
    }

    /**
     * On a line of its own: what others write into somebody's README, such as the title of an issue, stands in a list.
     */
    private static boolean hasLine(String page, String line) {
        return page.lines().map(String::strip).anyMatch(line::equals);
    }
}
