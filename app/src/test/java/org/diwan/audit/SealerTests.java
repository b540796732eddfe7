package org.diwan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Writer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.TransactionException;

class SealerTests {

    private static final int THREADS = 8;
    private static final int ACTS = 150;

    private final AuditHouse house = AuditHouse.fresh();

    @Test
    void manyActAtOnceWhileItIsSealedAndTheChainIsDense() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        AtomicBoolean done = new AtomicBoolean();
        Future<Integer> sealed = threads.submit(() -> {
            int count = 0;
            while (!done.get()) {
                count += house.seal();
            }
            return count;
        });
        List<Callable<Integer>> acting = IntStream.range(0, THREADS)
                .mapToObj(thread -> (Callable<Integer>) () -> act(thread))
                .toList();
        int kept = 0;
        for (Future<Integer> one : threads.invokeAll(acting)) {
            kept += one.get();
        }
        done.set(true);
        int count = sealed.get() + house.seal();
        threads.shutdown();
        assertThat(count).isEqualTo(kept);
        assertThat(house.heads().sealed()).isEqualTo(kept);
        house.heads().sign();
        assertThat(house.findings()).isEmpty();
    }

    /** Every third transaction is rolled back, every second has two entries. */
    private int act(int thread) {
        int kept = 0;
        for (int number = 0; number < ACTS; number++) {
            int act = number;
            house.transactions().executeWithoutResult(transaction -> {
                for (int entry = 0; entry <= act % 2; entry++) {
                    house.audit().record("clerk" + thread, "tried", "case", thread + "-" + act, Map.of("entry", entry));
                }
                if (act % 3 == 0) {
                    transaction.setRollbackOnly();
                }
            });
            kept += act % 3 == 0 ? 0 : 1 + act % 2;
        }
        return kept;
    }

    @Test
    @Timeout(20)
    void noActWaitsForTheSealerAndTheSealerForNoAct() {
        house.acts(0, 2);
        house.transactions().executeWithoutResult(open -> {
            house.audit().record("clerk1", "tried", "case", "open", Map.of());
            Thread other = new Thread(() -> {
                house.acts(2, 2);
                house.seal();
            });
            other.start();
            join(other);
            assertThat(house.heads().sealed()).isEqualTo(4);
        });
        house.transactions().executeWithoutResult(sealing -> {
            house.owner().sql("select 1").query().singleValue();
            Thread other = new Thread(() -> house.acts(4, 2));
            other.start();
            join(other);
        });
        house.seal();
        assertThat(house.heads().sealed()).isEqualTo(7);
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void whoCommitsLateIsSealedLateAndNotMissed() {
        house.acts(0, 1);
        house.transactions().executeWithoutResult(open -> {
            house.owner().sql("select 1").query().singleValue();
            house.audit().record("clerk1", "tried", "case", "late", Map.of());
            Thread other = new Thread(() -> {
                house.acts(1, 3);
                house.seal();
                house.seal();
            });
            other.start();
            join(other);
        });
        house.acts(4, 1);
        house.seal();
        assertThat(house.owner()
                        .sql(
                                "select e.object_id from audit_seal s join audit_entry e on e.seq = s.seq order by s.position")
                        .query(String.class)
                        .list())
                .hasSize(6)
                .contains("late");
        assertThat(house.heads().sealed()).isEqualTo(6);
    }

    @Test
    void aSealerThatIsKilledInTheMiddleHasDoneNothing() {
        house.acts(0, 5);
        house.owner()
                .sql("create function killed() returns trigger language plpgsql as $$ begin if new.position = 4 then"
                        + " perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$")
                .update();
        house.owner()
                .sql("create trigger killed before insert on audit_seal for each row execute function killed()")
                .update();
        assertThatThrownBy(house::seal).isInstanceOf(TransactionException.class);
        assertThat(house.heads().sealed()).isZero();
        house.owner().sql("drop trigger killed on audit_seal").update();
        assertThat(house.seal()).isEqualTo(5);
        house.heads().sign();
        assertThat(house.findings()).isEmpty();
    }

    @Test
    void entriesRestoredFromAnotherServerAreSealedToo() {
        house.acts(0, 2);
        house.owner().sql("alter table audit_entry disable trigger user").update();
        house.owner().sql("update audit_entry set xact = '900000000000'::xid8").update();
        assertThat(house.sealer().seal()).isEqualTo(2);
        house.acts(2, 2);
        assertThat(house.sealer().seal()).isEqualTo(2);
    }

    /** Each reading takes two connections of twelve: all at once would wait for each other. */
    @Test
    @Timeout(20)
    void oneReadsTheWholeChainAndTheOthersAreToldSo() throws Exception {
        house.acts(0, 500);
        house.seal();
        ExecutorService threads = Executors.newFixedThreadPool(40);
        List<Callable<Boolean>> reading = IntStream.range(0, 40)
                .mapToObj(thread -> (Callable<Boolean>) () -> thread % 4 == 0
                        ? house.export().write(Writer.nullWriter())
                        : house.verification(Clock.systemUTC())
                                .run(finding -> {})
                                .isPresent())
                .toList();
        int read = 0;
        for (Future<Boolean> one : threads.invokeAll(reading)) {
            read += one.get() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(read).isPositive();
        assertThat(house.findings()).isEmpty();
    }

    @Test
    void aHeadIsSignedOnceItHasMovedAndTheFileIsBroughtUpToTheTable() throws Exception {
        house.acts(0, 2);
        house.seal();
        house.heads().sign();
        house.heads().sign();
        assertThat(house.headFile()).content().hasLineCount(2);
        java.nio.file.Files.writeString(house.headFile(), "{\"head\":1,\"ch");
        house.acts(2, 1);
        house.seal();
        house.heads().sign();
        assertThat(java.nio.file.Files.readAllLines(house.headFile())).hasSize(3);
        assertThat(house.findings()).isEmpty();
    }
}
