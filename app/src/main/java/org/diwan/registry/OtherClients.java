package org.diwan.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clients that are not in the registry, such as staff: whoever knows them tells their names and where they are reached. */
public interface OtherClients {

    /** Names by client in the script of the language; the unknown are left out. */
    Map<String, String> names(Collection<String> clients, String language);

    /** Clients whose name in either script begins so. */
    List<String> named(String beginning);

    /** Where this client is reached. */
    Optional<Contacts> contacts(String client);
}
