package org.diwan.claims;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.diwan.catalog.Services;
import org.diwan.web.Formats;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Tells in the reader's language what a rule found: the text {@code rule.<rule>} of the service, with its values. */
@Component
public class RuleTexts {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final Services services;
    private final Formats formats;

    RuleTexts(Services services, Formats formats) {
        this.services = services;
        this.formats = formats;
    }

    /**
     * In words; the rule's key where there are none.
     *
     * @param args as JSON, the column {@code args} of {@code claim_rule}
     * @param currency of the amounts among them
     */
    public String tell(String rule, String args, String currency) {
        Locale locale = LocaleContextHolder.getLocale();
        return services.find(Adjudication.SERVICE)
                .map(service -> service.text("rule." + rule, locale))
                .map(text -> tell(text, ClaimJson.args(args), currency, locale))
                .orElse(rule);
    }

    String tell(String text, Map<String, Object> args, String currency, Locale locale) {
        Map<String, Object> values = new HashMap<>();
        args.forEach((name, value) -> values.put(name, shown(value, currency)));
        return new MessageFormat(text, ULocale.forLocale(locale)).format(values);
    }

    /** Dates and money as the house writes them; counts stay numbers, for their plural. */
    private Object shown(Object value, String currency) {
        if (value instanceof BigDecimal amount) {
            return formats.money(amount, currency);
        }
        return value instanceof String text && DAY.matcher(text).matches()
                ? formats.date(LocalDate.parse(text))
                : value;
    }
}
