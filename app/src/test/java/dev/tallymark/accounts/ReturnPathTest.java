package dev.tallymark.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/user/badges/new", "/user/badges/x?range=30d&step=1d", "/content#about", "/b/a%2Fb"})
    void ourOwnPathsAreKept(String path) {
        assertThat(ReturnPath.of(path).value()).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "user",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                " /user",
                "/%2Fevil.example",
                "/%2f%2fevil.example",
                "/%5Cevil.example",
                "%2F%2Fevil.example",
                "https://evil.example/user",
                "https:/evil.example",
                "javascript:alert(1)",
                "/user\r\nSet-Cookie: a=b",
                "/user{x}",
                "/üser",
                "/login",
                "/login?return=/login",
                "/logout"
            })
    void everythingElseLeadsHome(String path) {
        assertThat(ReturnPath.of(path)).isEqualTo(ReturnPath.HOME);
    }

    @Property
    void noPathLeadsToAnotherHost(
            @ForAll
                    @Chars({'/', '\\', '.', '%', '2', 'f', 'F', '5', 'c', ':', '@', '\t', 'a', '?'})
                    @StringLength(max = 12)
                    String path) {
        var target = URI.create("http://localhost:8080/login")
                .resolve(ReturnPath.of("/" + path).value().replace("%", "%25"));
        assertThat(target.getAuthority()).isEqualTo("localhost:8080");
    }
}
