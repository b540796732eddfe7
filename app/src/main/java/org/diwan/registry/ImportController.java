package org.diwan.registry;

import jakarta.servlet.http.HttpSession;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The operator's page: a file in, what became of its rows out. */
@Controller
@RequestMapping("/admin/registry")
@Needs(Permission.IMPORTS_RUN)
class ImportController {

    private static final String LAST = "registry.import";

    private final Imports imports;
    private final ImportOutcomes outcomes;

    ImportController(Imports imports, ImportOutcomes outcomes) {
        this.imports = imports;
        this.outcomes = outcomes;
    }

    @GetMapping
    String page(@SessionAttribute(name = LAST, required = false) @Nullable UUID last, Model model) {
        model.addAttribute("kinds", imports.kinds());
        model.addAttribute(
                "outcome", Optional.ofNullable(last).flatMap(outcomes::find).orElse(null));
        return "registry/import";
    }

    @PostMapping
    String run(
            @RequestParam String kind,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean complete,
            HttpSession session)
            throws IOException {
        if (file.isEmpty()) {
            throw new FileRefused("Choose a CSV file that is not empty");
        }
        try (InputStream bytes = new BufferedInputStream(file.getInputStream(), 1 << 16)) {
            ImportReport report = imports.run(kind, bytes, dryRun, complete);
            String name = file.getOriginalFilename();
            session.setAttribute(LAST, outcomes.keep(new ImportOutcome(name == null ? kind : name, dryRun, report)));
        }
        return "redirect:/admin/registry#result";
    }

    /** All refusals of the last import. */
    @GetMapping("/refusals.csv")
    ResponseEntity<byte[]> refusals(@SessionAttribute(LAST) UUID last) {
        ImportOutcome outcome =
                outcomes.find(last).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("refusals.csv")
                                .build()
                                .toString())
                .body(outcome.csv().getBytes(StandardCharsets.UTF_8));
    }

    @ExceptionHandler(FileRefused.class)
    ModelAndView refused(FileRefused refused) {
        var page = new ModelAndView("registry/import", HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("kinds", imports.kinds());
        page.addObject("refused", refused.getMessage());
        page.addObject("hasErrors", true);
        return page;
    }
}
