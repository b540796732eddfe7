package org.diwan.access.scim;

import java.time.Duration;
import org.diwan.access.provision.NotDone;
import org.diwan.access.provision.Patience;
import org.diwan.access.provision.Problem.Code;
import org.diwan.access.provision.Target;
import org.diwan.access.provision.TargetKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reaches systems that speak SCIM 2.0. */
@Component
class ScimSystems implements TargetKind {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final Connections connections = new Connections(CONNECT);
    private final Addresses addresses;
    private final Tokens tokens;
    private final Pauses pauses;

    ScimSystems(Addresses addresses, Tokens tokens, Pauses pauses) {
        this.addresses = addresses;
        this.tokens = tokens;
        this.pauses = pauses;
    }

    @Override
    public String name() {
        return "scim";
    }

    @Override
    public Target reach(String system, @Nullable String address, Patience patience) {
        String token = tokens.of(system).orElseThrow(() -> new NotDone(Code.NO_TOKEN));
        var client = new ScimClient(connections, system, addresses.of(address), token, patience, pauses);
        return new Contained(system, new ScimTarget(client));
    }
}
