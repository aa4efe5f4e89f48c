package dev.tallymark.svg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.webjars.WebJarVersionLocator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The brands of simple-icons, read from its WebJar when the first is asked for. What a caller writes is looked up in
 * the list of brands; the path of a file is made of the list's own slugs alone.
 */
final class SimpleIcons {

    private static final String FOLDER = "META-INF/resources/webjars/simple-icons/"
            + Objects.requireNonNull(new WebJarVersionLocator().version("simple-icons")) + '/';

    private static final Map<String, Brand> BRANDS = read();

    private SimpleIcons() {}

    /** The brand of that slug or title. */
    static Optional<Brand> named(String name) {
        return Optional.ofNullable(BRANDS.get(key(name)));
    }

    /**
     * A brand as simple-icons lists it.
     *
     * @param hex the brand's own colour, six digits
     */
    record Brand(String slug, String title, String hex) {

        /** Hundredths of white; on a coloured ground a brand darker than this would not be seen. */
        private static final int TOO_DARK = 40;

        /** Hundredths of white; on paper a brand brighter than this would not be seen. */
        private static final int TOO_BRIGHT = 60;

        private static final int HUNDREDTH = 2_550;

        Logo draw() {
            var svg = resource("icons/" + slug + ".svg");
            int brightness = Math.round((float) Color.luma(Integer.parseInt(hex, 16)) / HUNDREDTH);
            return new Logo(
                    tint(svg, brightness <= TOO_DARK ? Logo.WHITE : '#' + hex),
                    tint(svg, brightness >= TOO_BRIGHT ? Logo.BLACK : '#' + hex));
        }

        private static String tint(String svg, String color) {
            return Logo.dataUri(svg.replaceFirst("<svg", "<svg fill=\"" + color + '"'));
        }
    }

    private static Map<String, Brand> read() {
        var listed =
                new JsonMapper().readValue(resource("data/simple-icons.json"), new TypeReference<List<Brand>>() {});
        var brands = new HashMap<String, Brand>();
        listed.forEach(brand -> brands.put(key(brand.title()), brand));
        // A slug is one brand's alone; where it is also another's title, the slug's brand is meant.
        listed.forEach(brand -> brands.put(brand.slug(), brand));
        return Map.copyOf(brands);
    }

    private static String key(String name) {
        return name.strip().replace(' ', '-').toLowerCase(Locale.ROOT);
    }

    private static String resource(String path) {
        try (InputStream in = SimpleIcons.class.getClassLoader().getResourceAsStream(FOLDER + path)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
