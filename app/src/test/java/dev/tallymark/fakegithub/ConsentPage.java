package dev.tallymark.fakegithub;

import java.util.stream.Collectors;

/** The page with the button. */
final class ConsentPage {

    private ConsentPage() {}

    static String of(GitHubPerson person, Call call) {
        var fields = call.parameters().entrySet().stream()
                .map(field ->
                        "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(field.getKey(), field.getValue()))
                .collect(Collectors.joining());
        return """
                <!doctype html><title>Authorize Tallymark</title>
                <h1>Tallymark wants to know who you are, %s</h1>
                <form action="/login/oauth/approve">%s<button>Authorize</button></form>""".formatted(person.login(), fields);
    }
}
