package org.diwan.desk;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.PinLetters;
import org.diwan.identity.PinLetters.Letter;
import org.diwan.identity.SignedIn;
import org.diwan.registry.Person;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The letters with PINs that wait to be printed. */
@Controller
@RequestMapping("/desk/letters")
@Needs(Permission.CLIENTS_ACCESS)
class LetterController {

    private final PinLetters letters;
    private final Clients clients;
    private final LetterSheet sheet;

    LetterController(PinLetters letters, Clients clients, LetterSheet sheet) {
        this.letters = letters;
        this.clients = clients;
        this.sheet = sheet;
    }

    /**
     * A letter on the pile.
     *
     * @param state ready, own (whoever ordered it does not print it) or address (none is on record)
     */
    record Line(Letter letter, String name, String state) {

        public boolean byThePerson() {
            return letter.askedBy().equals(letter.userName());
        }
    }

    @GetMapping
    String list(@AuthenticationPrincipal SignedIn clerk, Locale locale, Model model) {
        model.addAttribute(
                "lines",
                letters.waiting().stream()
                        .flatMap(letter -> line(letter, clerk, locale).stream())
                        .toList());
        return "desk/letters";
    }

    /** Letters to clients of other offices are theirs to print. */
    private Optional<Line> line(Letter letter, SignedIn clerk, Locale locale) {
        return clients.find(letter.userName(), clerk)
                .map(person -> new Line(
                        letter,
                        locale.getLanguage().equals("ar")
                                ? person.name().arabic()
                                : person.name().latin(),
                        state(letter, person, clerk)));
    }

    private static String state(Letter letter, Person person, SignedIn clerk) {
        if (person.city() == null) {
            return "address";
        }
        return letter.askedBy().equals(clerk.userName()) ? "own" : "ready";
    }

    @PostMapping("/{id}")
    ResponseEntity<byte[]> print(@PathVariable long id, @AuthenticationPrincipal SignedIn clerk) {
        Person person = letters.waiting().stream()
                .filter(letter -> letter.id() == id)
                .flatMap(letter -> clients.find(letter.userName(), clerk).stream())
                .filter(found -> found.city() != null)
                .findFirst()
                .orElseThrow(LetterController::notFound);
        String pin = letters.print(id, clerk.userName()).orElseThrow(LetterController::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("letter-" + id + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(sheet.print(person, pin));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
