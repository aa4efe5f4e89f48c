package dev.tallymark.svg;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The logos that a badge may carry: Tallymark's own and the brands of simple-icons, each in its own colour where that
 * can be seen, and in white or black where it cannot. Safe for many threads.
 */
@Component
public class Logos {

    /** The logos that are kept ready; others are drawn again, in well under a millisecond. */
    private static final int READY = 200;

    private static final Choice TALLYMARK = new Choice("tallymark", "Tallymark");

    static final List<String> POPULAR =
            Pattern.compile("\\s+").splitAsStream("""
            angular apachemaven bun c codeberg cplusplus dart debian deno discord django docker dotnet elixir flutter
            forgejo git gitea github gitlab go gradle haskell homebrew huggingface javascript jupyter kotlin kubernetes
            linux markdown mastodon mongodb nodedotjs npm openjdk php postgresql pypi python pytorch react ruby rust
            scala spring svelte swift terraform typescript vuedotjs webassembly zig""").toList();

    /**
     * One logo to choose.
     *
     * @param slug what stands in addresses: {@code github}
     * @param title how the brand writes itself: {@code GitHub}
     */
    public record Choice(String slug, String title) {}

    private final Cache<String, Logo> ready =
            Caffeine.newBuilder().maximumSize(READY).build();

    /**
     * The logo of that name: its slug ({@code nodedotjs}) or its title, blanks written as such or as dashes, in any
     * case ({@code Node.js}). Empty when there is none.
     */
    public Optional<Logo> find(String name) {
        if (name.equalsIgnoreCase(TALLYMARK.slug())) {
            return Optional.of(TallyMark.LOGO);
        }
        return SimpleIcons.named(name).map(brand -> ready.get(brand.slug(), slug -> brand.draw()));
    }

    /** What many badges carry, to choose from: Tallymark's own first, then by title. */
    public List<Choice> popular() {
        var brands = POPULAR.stream()
                .flatMap(slug -> SimpleIcons.named(slug).stream())
                .map(brand -> new Choice(brand.slug(), brand.title()))
                .sorted(Comparator.comparing(Choice::title, String.CASE_INSENSITIVE_ORDER));
        return Stream.concat(Stream.of(TALLYMARK), brands).toList();
    }
}
