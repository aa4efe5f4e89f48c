package dev.tallymark.svg;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The logos that a badge may carry: Tallymark's own and those of simple-icons. */
@Component
public class Logos {

    /**
     * One logo to choose.
     *
     * @param slug what stands in addresses: {@code github}
     * @param title how the brand writes itself: {@code GitHub}
     */
    public record Choice(String slug, String title) {}

    /** The logo of that name: its slug or its title, in any case. Empty when there is none. */
    public Optional<Logo> find(String name) {
        return Optional.empty();
    }

    /** What most badges carry, in the order of a list to choose from: Tallymark's own first, then by title. */
    public List<Choice> popular() {
        return List.of();
    }
}
