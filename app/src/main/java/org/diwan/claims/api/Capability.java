package org.diwan.claims.api;

import org.diwan.web.Settings;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** What programs may ask of us. */
final class Capability {

    /** When this last changed. */
    private static final String DATE = "2026-11-22";

    private Capability() {}

    static CapabilityStatement of(Settings settings) {
        var statement = new CapabilityStatement();
        statement
                .setStatus(PublicationStatus.ACTIVE)
                .setDateElement(new DateTimeType(DATE))
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1);
        statement.getSoftware().setName("Diwan");
        statement
                .getImplementation()
                .setDescription("Claims of hospitals and pharmacies")
                .setUrl(settings.baseUrl() + "/fhir/r4");
        statement.addFormat("json").addFormat("xml");
        CapabilityStatementRestComponent rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        rest.getSecurity()
                .setDescription(
                        "Authorization: Bearer and an API key of the organisation, made by its people on /claims/keys."
                                + " Scopes: claims:read, claims:write.");
        var claim = rest.addResource().setType("Claim").setConditionalCreate(true);
        may(claim, TypeRestfulInteraction.CREATE);
        may(claim, TypeRestfulInteraction.READ);
        var response = rest.addResource().setType("ClaimResponse");
        may(response, TypeRestfulInteraction.READ);
        may(response, TypeRestfulInteraction.SEARCHTYPE);
        response.addSearchParam().setName("request").setType(SearchParamType.REFERENCE);
        response.addSearchParam().setName("identifier").setType(SearchParamType.TOKEN);
        may(rest.addResource().setType("Bundle"), TypeRestfulInteraction.READ);
        rest.addInteraction()
                .setCode(SystemRestfulInteraction.BATCH)
                .setDocumentation(
                        "A Bundle of Claims: batch, transaction or collection. Each claim is taken by itself.");
        return statement;
    }

    private static void may(CapabilityStatementRestResourceComponent resource, TypeRestfulInteraction what) {
        resource.addInteraction().setCode(what);
    }
}
