package org.diwan.certificates;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.diwan.certificates.Verifications.Answer;
import org.diwan.certificates.Verifications.Asker;
import org.diwan.registry.NationalId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where anybody checks a certificate: by the code typed, or by the one that the QR code brought along. */
@Controller
@RequestMapping("/verify")
class VerifyController {

    private static final String FORM = "certificates/verify";
    private static final int LONGEST_SHOWN = 64;

    private final Verifications verifications;
    private final FactRows facts;

    VerifyController(Verifications verifications, FactRows facts) {
        this.verifications = verifications;
        this.facts = facts;
    }

    @GetMapping
    String form(Model model) {
        return form("", "", Map.of(), model);
    }

    @GetMapping("/{code}")
    String withCode(@PathVariable String code, Model model) {
        return form(code, "", Map.of(), model);
    }

    @PostMapping
    String check(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String owner,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        String ownerId = digits(owner);
        Map<String, String> errors = errors(code, ownerId);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(code, owner, errors, model);
        }
        Answer answer = verifications.check(
                Verifications.read(code).orElseThrow(), ownerId, new Asker("web", request.getRemoteAddr(), null));
        if (answer instanceof Answer.Genuine genuine) {
            model.addAttribute("state", genuine.state().name().toLowerCase(Locale.ROOT));
            model.addAttribute("certificate", genuine.certificate());
            model.addAttribute("kind", facts.title(genuine.certificate(), locale));
            model.addAttribute("rows", facts.of(genuine.certificate(), locale));
            model.addAttribute("checkedAt", genuine.at());
            return "certificates/verified";
        }
        if (answer instanceof Answer.Wait wait) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait.length())));
            model.addAttribute("waitMinutes", (seconds(wait.length()) + 59) / 60);
            return "certificates/wait";
        }
        model.addAttribute("unknown", true);
        return form(code, owner, Map.of(), model);
    }

    private static Map<String, String> errors(String code, String ownerId) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (code.isBlank()) {
            errors.put("code", "certificates.verify.code.missing");
        } else if (Verifications.read(code).isEmpty()) {
            errors.put("code", "certificates.verify.code.form");
        }
        if (ownerId.isEmpty()) {
            errors.put("owner", "certificates.verify.owner.missing");
        } else if (!ownerId.matches("[12][0-9]{9}")) {
            errors.put("owner", "certificates.verify.owner.form");
        } else if (!NationalId.isValid(ownerId)) {
            errors.put("owner", "certificates.verify.owner.check");
        }
        return errors;
    }

    private static String form(String code, String owner, Map<String, String> errors, Model model) {
        boolean scanned = Verifications.read(code)
                .filter(read -> read.length() == CertificateCodes.TOKEN_LENGTH)
                .isPresent();
        model.addAttribute("scanned", scanned);
        model.addAttribute("code", shown(code));
        model.addAttribute("owner", shown(owner));
        model.addAttribute("errors", errors);
        model.addAttribute("hasErrors", !errors.isEmpty());
        return FORM;
    }

    private static String shown(String typed) {
        return AuthorizationCode.parse(typed)
                .map(AuthorizationCode::grouped)
                .orElse(typed.length() > LONGEST_SHOWN ? typed.substring(0, LONGEST_SHOWN) : typed);
    }

    /** Digits of any script, blanks and hyphens left out. */
    static String digits(String typed) {
        StringBuilder digits = new StringBuilder();
        typed.chars()
                .filter(c -> !Character.isSpaceChar(c)
                        && Character.getType(c) != Character.DASH_PUNCTUATION
                        && Character.getType(c) != Character.FORMAT)
                .forEach(c -> digits.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : (char) c));
        return digits.toString();
    }

    static long seconds(Duration length) {
        return length.toSeconds() + 1;
    }
}
