package dev.tallymark.pages;

import dev.tallymark.badges.BadgeName;
import dev.tallymark.badges.Look;
import dev.tallymark.badges.MemoryBadges;
import dev.tallymark.badges.PlainArtist;
import dev.tallymark.tally.MemoryTallies;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What other parts of the service would answer. */
@Controller
@TestComponent
class StandIns {

    private final MemoryBadges badges;
    private final MemoryTallies tallies;
    private final PlainArtist artist;

    StandIns(MemoryBadges badges, MemoryTallies tallies, PlainArtist artist) {
        this.badges = badges;
        this.tallies = tallies;
        this.artist = artist;
    }

    @GetMapping("/badge/**")
    ResponseEntity<byte[]> image(HttpServletRequest request) {
        var path = URLDecoder.decode(request.getRequestURI(), StandardCharsets.UTF_8);
        var id = path.substring("/badge/".length(), path.length() - ".svg".length());
        var badge = BadgeName.parse(id).flatMap(badges::named);
        var look = badge.map(some -> some.look()).orElse(Look.DEFAULT);
        long count = badge.map(some -> some.shown(tallies.counted(some.counter()))).orElse(0L);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("image/svg+xml"))
                .body(artist.draw(look, count));
    }

    @GetMapping("/login")
    String login(HttpServletRequest request, Model model) {
        model.addAttribute("github", request.getParameter("local") == null);
        model.addAttribute("error", request.getParameter("error"));
        model.addAttribute("return", "/user");
        return "login/login";
    }

    @GetMapping("/login/once/{code}")
    String once() {
        return "login/once";
    }

    @GetMapping("/broken")
    String broken() {
        throw new IllegalStateException("an internal matter");
    }
}
