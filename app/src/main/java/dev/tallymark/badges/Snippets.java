package dev.tallymark.badges;

import dev.tallymark.shared.PublicUrl;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.HtmlUtils;

/**
 * What to paste into a README, in each of its languages: the image itself, and the same through shields.io.
 *
 * @param markdown the most asked for, by itself
 * @param languages all of them, in the order of the tabs
 */
public record Snippets(String markdown, List<Language> languages) {

    /**
     * One tab.
     *
     * @param slug for element ids
     * @param direct every view reaches us
     * @param shields goes through shields.io, which keeps an answer for 300 s or longer
     */
    public record Language(String slug, String title, String direct, String shields) {}

    /** The snippets of a badge. The image links to its history where strangers may read that, and else nowhere. */
    public static Snippets of(PublicUrl site, Badge badge) {
        var page = badge.open() ? Optional.of(site.at(BadgeLink.page(badge.name()))) : Optional.<String>empty();
        return of(site, badge.name(), badge.look().label(), page);
    }

    /** The snippets of an id that may not be registered yet. The image links nowhere. */
    public static Snippets of(PublicUrl site, BadgeName name, String label) {
        return of(site, name, label, Optional.empty());
    }

    private static Snippets of(PublicUrl site, BadgeName name, String label, Optional<String> page) {
        var image = site.at(BadgeLink.image(name));
        var shields = "https://img.shields.io/endpoint?url=" + BadgeLink.encoded(site.at(BadgeLink.endpoint(name)));
        var alt = label.isBlank() ? name.shown() : label;
        var languages = List.of(
                new Language("markdown", "Markdown", markdown(alt, image, page), markdown(alt, shields, page)),
                new Language("html", "HTML", html(alt, image, page), html(alt, shields, page)),
                new Language("asciidoc", "AsciiDoc", asciidoc(alt, image, page), asciidoc(alt, shields, page)),
                new Language("rest", "reST", rest(alt, image, page), rest(alt, shields, page)));
        return new Snippets(languages.getFirst().direct(), languages);
    }

    /** Where the image is for our own pages, which do not count. */
    public static String quietImage(BadgeName name) {
        return BadgeLink.quietImage(name);
    }

    private static String markdown(String alt, String address, Optional<String> page) {
        var image = "![" + alt.replaceAll("[\\\\\\[\\]]", "\\\\$0") + "](" + address + ")";
        return page.map(target -> "[" + image + "](" + target + ")").orElse(image);
    }

    private static String html(String alt, String address, Optional<String> page) {
        var image = "<img src=\"" + HtmlUtils.htmlEscape(address) + "\" alt=\"" + HtmlUtils.htmlEscape(alt) + "\">";
        return page.map(target -> "<a href=\"" + HtmlUtils.htmlEscape(target) + "\">" + image + "</a>")
                .orElse(image);
    }

    private static String asciidoc(String alt, String address, Optional<String> page) {
        var words = "\"" + alt.replace("\"", "\\\"").replace("]", "\\]") + "\"";
        return "image:" + address + "[" + words
                + page.map(target -> ",link=" + target).orElse("") + "]";
    }

    private static String rest(String alt, String address, Optional<String> page) {
        return ".. image:: " + address + "\n   :alt: " + alt
                + page.map(target -> "\n   :target: " + target).orElse("");
    }
}
