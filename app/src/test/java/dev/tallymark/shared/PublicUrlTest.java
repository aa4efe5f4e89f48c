package dev.tallymark.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://H.example:443, https://h.example",
        "http://h:80, http://h",
        "HTTPS://h.example/, https://h.example",
        "https://h.example:80, https://h.example:80",
        "http://LocalHost:8080, http://localhost:8080",
        "http://[::1]:8080, http://[::1]:8080"
    })
    void theOriginIsAsBrowsersSendIt(String written, String origin) {
        assertThat(PublicUrl.of(written).origin()).isEqualTo(origin);
    }

    @Test
    void spellingDoesNotDecideWhoCanReachIt() {
        assertThat(PublicUrl.of("HTTP://LOCALHOST").isLoopback()).isTrue();
        assertThat(PublicUrl.of("HTTPS://h.example").isHttps()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h.example", "ftp://h", "http://", "http://a b", "http://h:port", "http://h/path"})
    void refusesWhatIsNoAddressAndNamesTheVariable(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicUrl.of(written))
                .withMessageStartingWith("TALLYMARK_URL ");
    }
}
