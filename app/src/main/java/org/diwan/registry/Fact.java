package org.diwan.registry;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One typed fact about a person, as a certificate freezes it; in JSON its {@code type} names it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fact.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Fact.Id.class, name = "id"),
    @JsonSubTypes.Type(value = Fact.Day.class, name = "day"),
    @JsonSubTypes.Type(value = Fact.Money.class, name = "money"),
    @JsonSubTypes.Type(value = Fact.Number.class, name = "number"),
    @JsonSubTypes.Type(value = Fact.Months.class, name = "months"),
    @JsonSubTypes.Type(value = Fact.Periods.class, name = "periods")
})
public sealed interface Fact {

    /**
     * Words.
     *
     * @param french where they are words of ours; names have none
     */
    record Text(String latin, String arabic, @Nullable String french) implements Fact {

        /** Words without a French form of their own. */
        public Text(String latin, String arabic) {
            this(latin, arabic, null);
        }

        /** The words in this language (en, ar, fr). */
        public String in(String language) {
            return switch (language) {
                case "ar" -> arabic;
                case "fr" -> french == null ? latin : french;
                default -> latin;
            };
        }
    }

    /** An identifier, shown left to right and unbroken. */
    record Id(String value) implements Fact {}

    /** A calendar day. */
    record Day(LocalDate date) implements Fact {}

    /** An amount in an ISO 4217 currency. */
    record Money(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) implements Fact {}

    /** A count. */
    record Number(int value) implements Fact {}

    /** A length of time in whole months, shown as years and months. */
    record Months(int months) implements Fact {}

    /** Periods of employment, the latest first. */
    record Periods(List<Row> rows) implements Fact {

        /** One of them; without {@code to} it goes on. */
        public record Row(Text employer, Text occupation, LocalDate from, @Nullable LocalDate to) {}
    }
}
