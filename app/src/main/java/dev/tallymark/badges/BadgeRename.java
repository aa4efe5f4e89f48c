package dev.tallymark.badges;

import dev.tallymark.accounts.SignedIn;
import dev.tallymark.ownership.Finding;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Gives a badge another id, and takes former ones from it. */
@Controller
@RequestMapping("/user/badges/{key}/rename")
class BadgeRename {

    private final Badges badges;
    private final Proofs proofs;

    BadgeRename(Badges badges, Proofs proofs) {
        this.badges = badges;
        this.proofs = proofs;
    }

    @GetMapping
    String ask(@AuthenticationPrincipal SignedIn who, @PathVariable String key, Model model) {
        var badge = BadgePages.found(badges, who, key);
        show(badge, badge.name().shown(), model);
        return "badges/rename";
    }

    @PostMapping
    Object rename(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String id,
            Model model) {
        return rename(who, BadgePages.found(badges, who, key), IdField.whole(id), Optional.empty(), model);
    }

    /** Looks for the line in the READMEs first. */
    @PostMapping("/proof")
    Object check(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String id,
            Model model) {
        var badge = BadgePages.found(badges, who, key);
        var field = IdField.whole(id);
        return rename(who, badge, field, field.name().map(name -> proofs.check(who.account(), name)), model);
    }

    /** Its address answers {@code gone} from then on. */
    @PostMapping("/remove-alias")
    RedirectView removeAlias(
            @AuthenticationPrincipal SignedIn who, @PathVariable String key, @RequestParam String alias) {
        var badge = BadgePages.found(badges, who, key);
        badges.removeAlias(who.account(), badge.key(), BadgeName.parse(alias).orElseThrow(BadgeNotFound::new));
        return BadgeActions.done(badge, "alias-removed");
    }

    private Object rename(SignedIn who, Badge badge, IdField field, Optional<List<Finding>> findings, Model model) {
        var name = field.name();
        if (name.isEmpty()) {
            return again(badge, field, field.malformed(), model);
        }
        return switch (badges.rename(who.account(), badge.key(), name.get())) {
            case Registration.Registered _ -> BadgeActions.done(badge, "badge-renamed");
            case Registration.Refused why -> {
                proofs.panel(who.account(), name.get(), why, findings)
                        .ifPresent(panel -> model.addAttribute("proof", panel));
                yield again(badge, field, field.refused(why, badges::isFree), model);
            }
        };
    }

    private static ModelAndView again(Badge badge, IdField field, String wrong, Model model) {
        show(badge, field.typed(), model);
        model.addAttribute("wrong", wrong);
        return new ModelAndView("badges/rename", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static void show(Badge badge, String typed, Model model) {
        model.addAttribute("badge", badge);
        model.addAttribute("typed", typed);
    }
}
