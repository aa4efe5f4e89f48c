package dev.tallymark.badges;

import dev.tallymark.accounts.SignedIn;
import dev.tallymark.ownership.Finding;
import dev.tallymark.ownership.Ownership;
import dev.tallymark.shared.PublicUrl;
import dev.tallymark.svg.Logos;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Makes a badge. What is chosen so far lives in the address alone, so that a preview can be reloaded, bookmarked and
 * gone back to.
 */
@Controller
@RequestMapping("/user/badges/new")
class BadgeBuilder {

    /** What the preview counts when there is no base count. */
    private static final long SAMPLE = 1_250;

    /** @param length how many characters of it are kept, so that all of them together fit into a header */
    private record Field(String name, int length) {}

    private static final List<Field> FIELDS = List.of(
            new Field("under", 141),
            new Field("id", BadgeName.MAX_BYTES),
            new Field("label", LookForm.MAX_LABEL),
            new Field("logo", 50),
            new Field("style", 20),
            new Field("color", 30),
            new Field("labelColor", 30),
            new Field("format", 20),
            new Field("base", 30));

    private final Badges badges;
    private final Ownership ownership;
    private final Proofs proofs;
    private final Logos logos;
    private final PublicUrl site;

    BadgeBuilder(Badges badges, Ownership ownership, Proofs proofs, Logos logos, PublicUrl site) {
        this.badges = badges;
        this.ownership = ownership;
        this.proofs = proofs;
        this.logos = logos;
        this.site = site;
    }

    /** The builder; a script that only wants a newer preview gets that part. */
    @GetMapping
    String choose(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam Map<String, String> fields,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        id(who, fields).mistake().ifPresent(mistake -> model.addAttribute("wrongId", mistake));
        show(who, fields, model);
        model.addAttribute("part", part);
        return part ? "badges/new :: preview" : "badges/new";
    }

    /** Updates the preview without a script. Only what the form has goes into the address: not its token. */
    @PostMapping("/preview")
    RedirectView preview(@RequestParam Map<String, String> fields) {
        var address = UriComponentsBuilder.fromPath("/user/badges/new");
        FIELDS.forEach(field -> {
            var typed = fields.get(field.name);
            if (typed != null) {
                address.queryParam(field.name, BadgeLink.encoded(LookForm.cut(typed, field.length)));
            }
        });
        return BadgeActions.seeOther(address.build(true).toUriString());
    }

    @PostMapping
    Object create(@AuthenticationPrincipal SignedIn who, @RequestParam Map<String, String> fields, Model model) {
        return create(who, fields, Optional.empty(), model);
    }

    /** Looks for the line in the READMEs first. */
    @PostMapping("/proof")
    Object check(@AuthenticationPrincipal SignedIn who, @RequestParam Map<String, String> fields, Model model) {
        var findings = id(who, fields).name().map(name -> proofs.check(who.account(), name));
        return create(who, fields, findings, model);
    }

    private Object create(SignedIn who, Map<String, String> fields, Optional<List<Finding>> findings, Model model) {
        var id = id(who, fields);
        var form = LookForm.of(fields, logos);
        var name = id.name();
        if (name.isEmpty()) {
            model.addAttribute("wrongId", id.malformed());
            return again(who, fields, model);
        }
        if (!form.isRight()) {
            return again(who, fields, model);
        }
        return switch (badges.register(
                who.account(), name.get(), form.look(), form.baseCount().orElse(0L))) {
            case Registration.Registered done -> BadgeActions.done(done.badge(), "badge-created");
            case Registration.Refused why -> {
                model.addAttribute("wrongId", id.refused(why, badges::isFree));
                proofs.panel(who.account(), name.get(), why, findings)
                        .ifPresent(panel -> model.addAttribute("proof", panel));
                yield again(who, fields, model);
            }
        };
    }

    private ModelAndView again(SignedIn who, Map<String, String> fields, Model model) {
        show(who, fields, model);
        model.addAttribute("part", false);
        return new ModelAndView("badges/new", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private IdField id(SignedIn who, Map<String, String> fields) {
        return IdField.of(who.account(), ownership.proven(who.id()), fields);
    }

    private void show(SignedIn who, Map<String, String> fields, Model model) {
        var id = id(who, fields);
        var form = LookForm.of(fields, logos);
        long count = form.baseCount().filter(base -> base > 0).orElse(SAMPLE);
        model.addAttribute("id", id);
        model.addAttribute("form", form);
        model.addAttribute("choices", LookChoices.of(SAMPLE, logos));
        model.addAttribute("preview", new Preview(form.look(), count));
        model.addAttribute(
                "snippets", Snippets.of(site, id.nameOrExample(), form.look().label()));
        model.addAttribute("site", site);
        model.addAttribute("countsUnclaimed", badges.countsUnclaimed());
    }
}
