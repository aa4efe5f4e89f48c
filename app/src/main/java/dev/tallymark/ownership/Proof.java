package dev.tallymark.ownership;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What somebody has to do to register ids of a login that is not theirs.
 *
 * @param github where people meet GitHub
 * @param line what they put into a README; GitHub does not show it
 * @param readmes into one of which
 * @param ends until when the line is good
 */
public record Proof(GitHubOwner owner, URI github, String line, List<Readme> readmes, Instant ends) {

    static String line(String code) {
        return "<!-- tallymark: " + code + " -->";
    }
}
