package dev.tallymark.badges;

import dev.tallymark.shared.PublicUrl;
import java.util.List;
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

    /** Writes the snippets of one badge. The image links nowhere. */
    public static Snippets of(PublicUrl site, BadgeName name, String label) {
        var image = site.at(BadgeLink.image(name));
        var shields = "https://img.shields.io/endpoint?url=" + BadgeLink.encoded(site.at(BadgeLink.endpoint(name)));
        var alt = label.isBlank() ? name.shown() : label;
        var languages = List.of(
                new Language("markdown", "Markdown", markdown(alt, image), markdown(alt, shields)),
                new Language("html", "HTML", html(alt, image), html(alt, shields)),
                new Language("asciidoc", "AsciiDoc", asciidoc(alt, image), asciidoc(alt, shields)),
                new Language("rest", "reST", rest(alt, image), rest(alt, shields)));
        return new Snippets(languages.getFirst().direct(), languages);
    }

    /** Where the image is for our own pages, which do not count. */
    public static String quietImage(BadgeName name) {
        return BadgeLink.quietImage(name);
    }

    private static String markdown(String alt, String address) {
        return "![" + alt.replaceAll("[\\\\\\[\\]]", "\\\\$0") + "](" + address + ")";
    }

    private static String html(String alt, String address) {
        return "<img src=\"" + HtmlUtils.htmlEscape(address) + "\" alt=\"" + HtmlUtils.htmlEscape(alt) + "\">";
    }

    private static String asciidoc(String alt, String address) {
        return "image:" + address + "[\"" + alt.replace("\"", "\\\"").replace("]", "\\]") + "\"]";
    }

    private static String rest(String alt, String address) {
        return ".. image:: " + address + "\n   :alt: " + alt;
    }
}
