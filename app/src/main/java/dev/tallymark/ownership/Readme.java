package dev.tallymark.ownership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A README whose writers are its owner's people.
 *
 * @param repository {@code owner/name}
 * @param folder where in it; empty for the first page of the repository
 * @param proves what who writes it may register: ids of this one repository, or all of the owner's
 */
public record Readme(String repository, String folder, Optional<String> proves) {

    /** Those that prove an id with this beginning, the widest first. */
    static List<Readme> of(GitHubOwner owner, Beginning beginning) {
        var readmes = new ArrayList<Readme>(2);
        readmes.add(
                owner.isOrganisation()
                        ? new Readme(owner.login() + "/.github", "profile", Optional.empty())
                        : new Readme(owner.login() + '/' + owner.login(), "", Optional.empty()));
        beginning
                .repository()
                .map(repo -> new Readme(owner.login() + '/' + repo, "", Optional.of(repo)))
                .filter(readme -> !readme.repository.equalsIgnoreCase(readmes.getFirst().repository))
                .ifPresent(readmes::add);
        return readmes;
    }

    /** {@code lumen-labs/.github/profile/README.md} */
    public String path() {
        return repository + (folder.isEmpty() ? "" : '/' + folder) + "/README.md";
    }

    String apiPath() {
        return "/repos/" + repository + "/readme" + (folder.isEmpty() ? "" : '/' + folder);
    }
}
