package dev.tallymark.badges;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Has Tomcat let through what people put into addresses of badges. {@link BadgeAddress} decodes them itself, so encoded
 * slashes and backslashes stay as they came; the rest of the application sees what it is used to, because Spring
 * Security refuses them there.
 */
@Component
class BadgeConnector implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    /** What a URL must not hold in the letter and browsers send all the same. */
    private static final String RELAXED = "\"<>[\\]^`{|}";

    /** Room for an address of 8 KB beside the headers. */
    private static final int HEADER_BYTES = 24 * 1024;

    private final BadgeReply reply;

    BadgeConnector(BadgeReply reply) {
        this.reply = reply;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling("passthrough");
            connector.setEncodedReverseSolidusHandling("passthrough");
            connector.setProperty("relaxedPathChars", RELAXED);
            connector.setProperty("relaxedQueryChars", RELAXED);
            connector.setProperty("maxHttpRequestHeaderSize", String.valueOf(HEADER_BYTES));
        });
        factory.addEngineValves(new RefusedRequestValve(reply));
    }
}
