package org.diwan.claims.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.StringType;

/** Which of several identifiers, codes and names is meant. A single one is taken whatever system it names, or none. */
public final class FhirNames {

    /** Numbers that facilities give their claims. */
    public static final String CLAIM_NO = "https://diwan.example/fhir/sid/claim-no";
    /** Facilities by the number of the registry. */
    public static final String FACILITY = "https://diwan.example/fhir/sid/facility-id";
    /** Persons. */
    public static final String NATIONAL_ID = "https://diwan.example/fhir/sid/national-id";
    /** Services by the code of the tariff. */
    public static final String SERVICE = "https://diwan.example/fhir/CodeSystem/tariff";
    /** The extension of an item for the number of our approval. */
    public static final String PRIOR_APPROVAL = "https://diwan.example/fhir/StructureDefinition/prior-approval";
    /** Diagnoses. */
    public static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";

    private static final String NATIONAL_TYPE = "NI";

    private FhirNames() {}

    /** Our system, else a national identifier by its type, else the official one, else one without a system, else the first. */
    static String identifier(List<Identifier> all, String system) {
        return first(
                        all.stream()
                                .filter(one -> one.hasValue() && one.getUse() != IdentifierUse.OLD)
                                .toList(),
                        one -> system.equals(one.getSystem()),
                        one -> system.equals(NATIONAL_ID) && isNational(one),
                        one -> one.getUse() == IdentifierUse.OFFICIAL,
                        one -> !one.hasSystem())
                .map(Identifier::getValue)
                .orElse("");
    }

    private static boolean isNational(Identifier one) {
        return one.getType().getCoding().stream().anyMatch(coding -> NATIONAL_TYPE.equals(coding.getCode()));
    }

    /** The code of our system, else of one that begins like it (an edition of ICD-10), else one without, else the first. */
    static String code(CodeableConcept concept, String system) {
        return first(
                        concept.getCoding().stream().filter(Coding::hasCode).toList(),
                        one -> system.equals(one.getSystem()),
                        one -> one.hasSystem() && one.getSystem().startsWith(system),
                        one -> !one.hasSystem())
                .map(Coding::getCode)
                .orElse("");
    }

    /** The official name, else the first; as text, else put together. */
    static String name(List<HumanName> names) {
        return first(names, one -> one.getUse() == HumanName.NameUse.OFFICIAL)
                .map(FhirNames::name)
                .orElse("");
    }

    private static String name(HumanName name) {
        if (name.hasText()) {
            return name.getText();
        }
        Stream<String> given = name.getGiven().stream().map(StringType::getValue);
        Stream<String> family = Stream.ofNullable(name.getFamily());
        return String.join(
                " ",
                Stream.concat(given, family)
                        .filter(part -> part != null && !part.isBlank())
                        .toList());
    }

    @SafeVarargs
    private static <T> Optional<T> first(List<T> all, Predicate<T>... preferred) {
        for (Predicate<T> one : preferred) {
            Optional<T> found = all.stream().filter(one).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return all.stream().findFirst();
    }
}
