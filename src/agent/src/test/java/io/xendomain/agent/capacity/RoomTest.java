package io.xendomain.agent.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomTest {

    @ParameterizedTest
    @CsvSource({
        "100, 100, 0, Enough",
        "101, 100, 0, None",
        "100, 200, 100, Enough",
        "101, 200, 100, Unclear",
        "300, 200, 100, Unclear",
        "301, 200, 100, None",
        "100, -50, 0, None"
    })
    void dependsOnWhatIsFreeAndWhatIsPromised(long need, long free, long held, Room room) {
        assertThat(Room.of(need, new FreeMemory(free, false), held)).isEqualTo(room);
    }

    @Test
    void nobodyCanSayWhereDom0GivesMemory() {
        assertThat(Room.of(4096, new FreeMemory(100, true), 0)).isEqualTo(Room.Enough);
    }

    @Test
    void isOfferedInTurnAndOnlyOnce() {
        List<Room.Seeker> seekers = List.of(
                new Room.Seeker("first", 100),
                new Room.Seeker("large", 1000),
                new Room.Seeker("second", 100),
                new Room.Seeker("third", 100));

        assertThat(Room.fitting(seekers, new FreeMemory(250, false))).containsExactly("first", "second");
        assertThat(Room.fitting(seekers, new FreeMemory(99, false))).isEmpty();
        assertThat(Room.fitting(seekers, new FreeMemory(0, true))).hasSize(4);
    }
}
