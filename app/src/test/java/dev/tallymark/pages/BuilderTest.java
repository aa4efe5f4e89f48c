package dev.tallymark.pages;

import dev.tallymark.badges.Badge;
import dev.tallymark.badges.BadgeName;
import dev.tallymark.badges.Badges;
import dev.tallymark.badges.Look;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/** What the builder makes of whatever is typed into it. */
@SpringBootTest(
        classes = PagesApp.class,
        properties = {"management.server.port=-1", "management.endpoint.health.validate-group-membership=false"})
@AutoConfigureMockMvc
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class BuilderTest {

    private static final String NEW = "/user/badges/new";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Badges badges;

    @AfterEach
    void clear() {
        badges.of(PagesApp.ADA.id()).forEach(old -> badges.delete(PagesApp.ADA, old.key()));
    }

    private Badge made(String id) {
        var name = BadgeName.parse(id).orElseThrow();
        return ((Badges.Registration.Registered) badges.register(PagesApp.ADA, name, Look.DEFAULT, 0)).badge();
    }

    private MockMvcRequestBuilder post(String path) {
        return mvc.post().uri(path).cookie(ada()).with(SecurityMockMvcRequestPostProcessors.csrf());
    }

    private static Cookie ada() {
        return new Cookie("who", "ada");
    }
}
