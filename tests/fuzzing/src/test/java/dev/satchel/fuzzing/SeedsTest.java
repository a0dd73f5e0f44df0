package dev.satchel.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the seeds of the fuzzers and their former findings. Each is read as its name says. */
class SeedsTest {
  private static final Map<String, Predicate<byte[]>> FUZZERS =
      Map.of(
          "CookieHeaderFuzzer", CookieHeaderFuzzer::accepts,
          "SignedTokenFuzzer", SignedTokenFuzzer::accepts,
          "EncryptedTokenFuzzer", EncryptedTokenFuzzer::accepts,
          "PlayTokenFuzzer", PlayTokenFuzzer::accepts,
          "SignedPayloadFuzzer", SignedPayloadFuzzer::accepts,
          "ClaimsFuzzer", ClaimsFuzzer::accepts,
          "FormFuzzer", FormFuzzer::accepts);

  @ParameterizedTest
  @MethodSource("seeds")
  void seed_isTakenAsItsNameSays(Path seed) throws IOException {
    String name = seed.getFileName().toString();
    assertThat(name).matches("(accepted|refused)-[a-z0-9-]+");
    Predicate<byte[]> fuzzer = FUZZERS.get(seed.getParent().getFileName().toString());
    assertThat(fuzzer.test(Files.readAllBytes(seed))).isEqualTo(name.startsWith("accepted-"));
  }

  @Test
  void fuzzers_allHaveSeedsOfBothKinds() throws IOException {
    Set<String> kinds = new TreeSet<>();
    for (Path seed : seeds()) {
      kinds.add(
          seed.getParent().getFileName() + " " + seed.getFileName().toString().split("-", 2)[0]);
    }
    assertThat(kinds)
        .isEqualTo(
            FUZZERS.keySet().stream()
                .flatMap(fuzzer -> Stream.of(fuzzer + " accepted", fuzzer + " refused"))
                .collect(Collectors.toSet()));
  }

  static List<Path> seeds() throws IOException {
    return Fuzzing.seeds("");
  }
}
