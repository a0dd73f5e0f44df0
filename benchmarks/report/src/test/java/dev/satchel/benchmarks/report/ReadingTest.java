package dev.satchel.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Reads what other programs answer, and the files of this program. */
final class ReadingTest {
  private static final String RESPONSE =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\ncontent-length: 5\r\n\r\n";

  @Test
  void client_knowsTheLengthOfAResponse_whenItsHeadersCame() throws Exception {
    assertThat(Client.length(RESPONSE)).isEqualTo(RESPONSE.length() + 5);
    assertThat(Client.length(RESPONSE + "Hello")).isEqualTo(RESPONSE.length() + 5);
    assertThat(Client.length(RESPONSE.substring(0, RESPONSE.length() - 1))).isEqualTo(-1);
  }

  @Test
  void client_refusesAResponse_thatIsNotGood() {
    assertThatIOException()
        .isThrownBy(() -> Client.length("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"));
    assertThatIOException()
        .isThrownBy(() -> Client.length("HTTP/1.1 200 OK\r\n\r\n\r\nContent-Length: 5\r\n"));
  }

  @Test
  void samples_giveARowForEachName_ofAllRounds() {
    Samples samples = new Samples();
    samples.take(Module.TOKENS, "It.runs virtual, 1 thread 5 1/s\nIt.runs virtual, bytes 100 B\n");
    samples.take(Module.TOKENS, "It.runs virtual, 1 thread 7 1/s\nIt.runs virtual, bytes 300 B\n");

    assertThat(samples.rows())
        .containsExactly(
            new Row("tokens.It.runs virtual, 1 thread", "1/s", List.of(5.0, 7.0)),
            new Row("tokens.It.runs virtual, bytes", "B", List.of(100.0, 300.0)));
    assertThatIllegalStateException().isThrownBy(() -> samples.take(Module.TOKENS, "Oops"));
  }

  @Test
  void forks_haveTheLimit_inBothForms() {
    assertThat(Forks.of(Form.SHORT))
        .contains("Limit.mac session=M", "Tokens.decode codec=satchel session=L")
        .doesNotHaveDuplicates();
    assertThat(Forks.of(Form.FULL)).containsAll(Forks.of(Form.SHORT)).doesNotHaveDuplicates();
  }

  @Test
  void results_areReadAsTheyWereWritten_aRowALine() throws Exception {
    Results results =
        new Results(
            "2026-11-26",
            "full",
            "a machine",
            17,
            "a JDK",
            new TreeMap<>(Map.of("jjwt-impl", "0.13.0")),
            new TreeMap<>(Map.of("encode S / limit", 1.22)),
            List.of(
                new Row("a", "ns", List.of(2.0, 1.0)), new Row("b", "ratio", List.of(1.5, 1.0))));

    assertThat(Results.of(results.toJson())).isEqualTo(results);
    assertThat(results.toJson())
        .contains("\n{\"name\":\"b\",\"unit\":\"ratio\",\"values\":[1.5,1.0]}\n");
  }
}
