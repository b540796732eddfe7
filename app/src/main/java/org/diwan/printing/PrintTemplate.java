package org.diwan.printing;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.regex.Pattern;

/** A page of XHTML with gaps for texts: logic-less, and whatever is filled in stays text. */
public final class PrintTemplate {

    /** Controls and directional overrides; and vowel signs, which the renderer cannot place over their letters. */
    private static final Pattern UNPRINTABLE = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u064b-\\u0652]");

    private final Template template;

    public PrintTemplate(String template) {
        this.template = Mustache.compiler()
                .withEscaper(
                        text -> Escapers.HTML.escape(UNPRINTABLE.matcher(text).replaceAll("")))
                .defaultValue("")
                .compile(template);
    }

    /** The page with these texts in it. */
    public String fill(Object texts) {
        return template.execute(texts);
    }
}
