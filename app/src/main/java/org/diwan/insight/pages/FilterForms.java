package org.diwan.insight.pages;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What every page of figures shows above them: which days, services, offices and channels. */
@Component
class FilterForms {

    private final Names names;
    private final FigureWords words;

    FilterForms(Names names, FigureWords words) {
        this.names = names;
        this.words = words;
    }

    /** A period to choose with one click. */
    record Pill(String key, String href, boolean current) {}

    /**
     * The form.
     *
     * @param path of the page
     * @param services none where the page is about one
     * @param fixed name of the only office that the reader sees
     */
    record Form(
            String path,
            List<Pill> pills,
            List<Names.Choice> services,
            List<Names.Choice> offices,
            List<Names.Choice> channels,
            String fixed) {}

    void show(Look look, String path, boolean ofServices, Model model) {
        String service = look.scope().service();
        String office = look.scope().office();
        List<Names.Choice> services = names.services();
        boolean gone =
                service != null && services.stream().noneMatch(one -> one.key().equals(service));
        model.addAttribute("look", look);
        model.addAttribute("zone", words.zone());
        model.addAttribute(
                "filter",
                new Form(
                        path,
                        pills(look, path),
                        !ofServices
                                ? List.of()
                                : gone && service != null
                                        ? Stream.concat(
                                                        services.stream(),
                                                        Stream.of(new Names.Choice(service, service)))
                                                .toList()
                                        : services,
                        names.offices(),
                        names.channels(),
                        look.officeFixed() && office != null ? names.office(office) : ""));
    }

    private static List<Pill> pills(Look look, String path) {
        return Arrays.stream(PeriodChoice.values())
                .filter(one -> one != PeriodChoice.OWN)
                .map(one -> new Pill(one.key(), look.in(one).at(path), look.choice() == one))
                .toList();
    }
}
