package dev.tallymark.pages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Where only registered ids count, no page says that another one would. */
@SpringBootTest(
        classes = PagesApp.class,
        properties = {
            "management.server.port=-1",
            "management.endpoint.health.validate-group-membership=false",
            "tallymark.badges.unclaimed=false"
        })
@AutoConfigureMockMvc
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class UnclaimedOffTest {

    @Autowired
    private MockMvcTester mvc;

    @Test
    void noPagePromisesThatABadgeCountsByItself() {
        assertThat(mvc.get().uri("/user").cookie(new Cookie("who", "new")))
                .bodyText()
                .contains("Welcome, Lin")
                .doesNotContain("already works", "<img");
        assertThat(mvc.get().uri("/user/badges/new").cookie(new Cookie("who", "new")))
                .bodyText()
                .contains("counts from the moment you create it")
                .doesNotContain("as soon as");
    }
}
