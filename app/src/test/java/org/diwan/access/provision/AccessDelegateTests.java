package org.diwan.access.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.Test;

/** What the steps read of their place in the process, and leave there. */
class AccessDelegateTests {

    private final Targets targets = mock();
    private final DelegateExecution execution = mock();

    AccessDelegateTests() {
        when(execution.getProcessBusinessKey()).thenReturn("ACR-2026-ABCDEFGH");
        when(execution.getVariable("target")).thenReturn("ledger");
        when(execution.getVariable("doneBy")).thenReturn("admin1");
    }

    @Test
    void aStepLeavesAtItsPlaceWhetherAllIsDone() {
        when(execution.getVariable("outcome")).thenReturn("approve");
        when(targets.give("ACR-2026-ABCDEFGH", "ledger", null)).thenReturn(true);
        new ProvisionAccessDelegate(targets).execute(execution);
        verify(execution).setVariableLocal("accessDone", true);
        new RemoveAccessDelegate(targets).execute(execution);
        verify(execution).setVariableLocal("accessDone", false);
    }

    @Test
    void whatWasDoneByHandIsHeardOnce() {
        when(execution.getVariable("outcome")).thenReturn("done-by-hand");
        when(targets.take("ACR-2026-ABCDEFGH", "ledger", "admin1")).thenReturn(true);
        new RemoveAccessDelegate(targets).execute(execution);
        verify(execution).setVariableLocal("accessDone", true);
        verify(execution).setVariableLocal("outcome", "none");
    }

    @Test
    void aProblemIsReadAsItWasWritten() {
        assertThat(Problem.of("refused 500")).isEqualTo(new Problem(Problem.Code.REFUSED, "500"));
        assertThat(Problem.of("differs a, b")).isEqualTo(new Problem(Problem.Code.DIFFERS, "a, b"));
        assertThat(Problem.of("late")).hasToString("late");
    }
}
