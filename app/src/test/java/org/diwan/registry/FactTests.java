package org.diwan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactTests {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final LocalDate DAY = LocalDate.of(2020, 2, 29);

    @Test
    void everyKindOfFactComesBackFromJsonAsItWas() throws JsonProcessingException {
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts.put("name", new Fact.Text("Nouf", "نوف"));
        facts.put("occupation", Words.of("engineer"));
        facts.put("nationalId", new Fact.Id("1000000008"));
        facts.put("joined", new Fact.Day(DAY));
        facts.put("monthlyWage", new Fact.Money(new BigDecimal("14500.00"), "SAR"));
        facts.put("numberOfEmployments", new Fact.Number(2));
        facts.put("lengthOfEmployment", new Fact.Months(42));
        facts.put(
                "employments",
                new Fact.Periods(List.of(new Fact.Periods.Row(new Fact.Text("A", "أ"), Words.of("clerk"), DAY, null))));
        TypeReference<LinkedHashMap<String, Fact>> type = new TypeReference<>() {};
        String json = JSON.writerFor(type).writeValueAsString(facts);
        assertThat(json).contains("\"type\":\"money\"").contains("\"14500.00\"");
        assertThat(JSON.readValue(json, type)).isEqualTo(facts);
    }

    @Test
    void wordsAreSaidInTheLanguageAskedFor() {
        assertThat(Words.of("nurse").in("fr")).isEqualTo("Infirmier");
        assertThat(Words.of("falconer").in("ar")).isEqualTo("falconer");
        assertThat(new Fact.Text("Nouf", "نوف").in("fr")).isEqualTo("Nouf");
    }
}
