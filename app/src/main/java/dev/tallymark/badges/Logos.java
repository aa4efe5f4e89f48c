package dev.tallymark.badges;

import java.util.List;

/** The logos that a form suggests; any other slug of simple-icons may be typed. */
final class Logos {

    static final List<String> POPULAR = List.of(
            "tallymark", "github", "gitlab", "gitea", "codeberg", "openjdk", "kotlin", "python", "javascript",
            "typescript", "rust", "go", "cplusplus", "dotnet", "ruby", "php", "swift", "spring", "react", "vuedotjs",
            "nodedotjs", "docker", "kubernetes", "linux", "apachemaven", "npm", "pypi", "markdown");

    private Logos() {}
}
