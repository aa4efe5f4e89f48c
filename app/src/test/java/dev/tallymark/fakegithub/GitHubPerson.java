package dev.tallymark.fakegithub;

/** Somebody who has an account at the fake GitHub. */
public record GitHubPerson(long id, String login, String name, String email) {

    public static final GitHubPerson ADA = new GitHubPerson(4711, "ada-ok", "Ada Okafor", "ada@example.org");
    public static final GitHubPerson BO = new GitHubPerson(815, "bo-lind", "Bo Lind", "bo@example.org");

    String userJson() {
        return """
                {"id":%d,"login":"%s","name":"%s","type":"User",
                 "avatar_url":"https://avatars.githubusercontent.com/u/%1$d"}""".formatted(id, login, name);
    }

    String emailsJson() {
        return """
                [{"email":"%s","primary":true,"verified":true,"visibility":"public"},
                 {"email":"old-%1$s","primary":false,"verified":false,"visibility":null}]""".formatted(email);
    }
}
