package dev.tallymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallymark.shared.StartRefused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

    private final Proxies proxies = new Proxies(List.of("10.0.0.0/8", "192.168.1.7", "fd00::/8"));

    @Test
    void aPeerThatIsNoProxyIsTheClientWhateverItSays() {
        assertThat(proxies.client("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
        assertThat(new Proxies(List.of()).client("127.0.0.1", List.of("198.51.100.1")))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void behindProxiesTheClientIsTheRightmostThatIsNoneOfThem() {
        assertThat(proxies.client("10.0.0.1", List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
        assertThat(proxies.client("10.0.0.1", List.of("6.6.6.6, 198.51.100.1, 192.168.1.7, 10.9.9.9")))
                .isEqualTo("198.51.100.1");
        assertThat(proxies.client("fd00::1", List.of("6.6.6.6", "2001:db8::5")))
                .as("several lines")
                .isEqualTo("2001:db8:0:0:0:0:0:5");
    }

    @Test
    void whereAllAreProxiesTheFirstOfThemAsks() {
        assertThat(proxies.client("10.0.0.1", List.of("10.0.0.3, 10.0.0.2"))).isEqualTo("10.0.0.3");
    }

    @Test
    void aPortIsNoPartOfAnAddress() {
        assertThat(proxies.client("10.0.0.1", List.of("198.51.100.1:4711"))).isEqualTo("198.51.100.1");
        assertThat(proxies.client("10.0.0.1", List.of("[2001:db8::5]:4711"))).isEqualTo("2001:db8:0:0:0:0:0:5");
    }

    @Test
    void whatIsNoAddressEndsTheWay() {
        assertThat(proxies.client("10.0.0.1", List.of("6.6.6.6, <script>"))).isEqualTo("10.0.0.1");
        assertThat(proxies.client("10.0.0.1", List.of("6.6.6.6, unknown, 10.0.0.2")))
                .isEqualTo("10.0.0.2");
        assertThat(proxies.client("10.0.0.1", List.of(""))).isEqualTo("10.0.0.1");
        assertThat(proxies.client("10.0.0.1", List.of("1.2.3.4.5.6"))).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"1234, 0.0.4.210", "1.2, 1.0.0.2", "2001:DB8:0::5, 2001:db8:0:0:0:0:0:5"})
    void anAddressIsTheSameInEveryForm(String form, String whole) {
        assertThat(proxies.client("10.0.0.1", List.of("9.9.9.9, " + form))).isEqualTo(whole);
        assertThat(proxies.client("10.0.0.1", List.of("9.9.9.9, 10.1"))).isEqualTo("9.9.9.9");
    }

    @Test
    void aBlockThatIsNoneIsRefusedAtStart() {
        assertThatThrownBy(() -> new Proxies(List.of("10.0.0.0/8", "the-proxy")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("TALLYMARK_PROXIES has \"the-proxy\"");
        assertThatThrownBy(() -> new Proxies(List.of("10.0.0.0/99"))).isInstanceOf(StartRefused.class);
    }
}
