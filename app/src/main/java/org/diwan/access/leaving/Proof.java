package org.diwan.access.leaving;

import java.util.List;
import java.util.Optional;
import org.diwan.access.Grant;
import org.diwan.access.StaffMember;
import org.diwan.access.provision.AccessAct;
import org.diwan.cases.Submission;

/**
 * Everything that a proof tells.
 *
 * @param officer who ordered it, where a person did
 * @param roles that were taken
 * @param acts every try in every system, oldest first
 * @param byHand what people said that they did by hand
 */
record Proof(
        Revocation revocation,
        Optional<StaffMember> person,
        Optional<StaffMember> officer,
        String reason,
        List<Grant> roles,
        List<AccessAct> acts,
        List<Submission> byHand) {}
