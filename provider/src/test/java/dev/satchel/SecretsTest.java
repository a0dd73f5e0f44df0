package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static Secret secret(int number) {
    return Secret.of("secret number " + number + " of these tests, long enough");
  }

  private static List<Secret> secrets(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(SecretsTest::secret).toList();
  }

  @Test
  void newestFirst_isTheOrderInWhichTheyAreTried() {
    Secrets secrets = new Secrets(secrets(5, 2), secret(1), secrets(2, 2));
    assertThat(secrets.newestFirst())
        .usingElementComparator((a, b) -> a.sameAs(b) ? 0 : 1)
        .containsExactly(secret(5), secret(6), secret(1), secret(2), secret(3));
  }

  @Test
  void atMostEight() {
    assertThatCode(() -> new Secrets(secrets(10, 3), secret(1), secrets(20, 4)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> new Secrets(secrets(10, 4), secret(1), secrets(20, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9");
  }

  @Test
  void eachOnce() {
    assertRefused(List.of(secret(1)), List.of());
    assertRefused(List.of(), List.of(secret(1)));
    assertRefused(List.of(secret(2), secret(2)), List.of());
    assertRefused(List.of(), List.of(secret(2), secret(3), secret(2)));
    assertRefused(List.of(secret(2)), List.of(secret(2)));
  }

  private static void assertRefused(List<Secret> accepted, List<Secret> older) {
    assertThatThrownBy(() -> new Secrets(accepted, secret(1), older))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equal_areTheSameSecretsInTheSamePlaces() {
    Secrets secrets = new Secrets(secrets(2, 1), secret(1), secrets(3, 1));
    assertThat(secrets)
        .isEqualTo(new Secrets(secrets(2, 1), secret(1), secrets(3, 1)))
        .hasSameHashCodeAs(new Secrets(secrets(2, 1), secret(1), secrets(3, 1)))
        .isNotEqualTo(new Secrets(secrets(4, 1), secret(1), secrets(3, 1)))
        .isNotEqualTo(new Secrets(secrets(2, 1), secret(4), secrets(3, 1)))
        .isNotEqualTo(new Secrets(secrets(2, 1), secret(1), secrets(4, 1)))
        .isNotEqualTo(new Secrets(secrets(2, 1), secret(1), secrets(3, 2)))
        .as("the same in other places")
        .isNotEqualTo(new Secrets(List.of(), secret(2), List.of(secret(1), secret(3))))
        .isNotEqualTo("other");
    assertThat(secrets.toString()).doesNotContain("secret number");
  }

  @Test
  void hashCode_countsThePlaces() {
    assertThat(new Secrets(secrets(2, 1), secret(1), List.of()).hashCode())
        .isNotEqualTo(new Secrets(List.of(), secret(1), secrets(2, 1)).hashCode());
  }

  @Test
  void sharesOneWith_comparesEachPlace() {
    Secrets secrets = new Secrets(secrets(2, 1), secret(1), secrets(3, 1));
    for (int shared = 1; shared <= 3; shared++) {
      assertThat(secrets.sharesOneWith(new Secrets(secrets(9, 1), secret(shared), List.of())))
          .isTrue();
      assertThat(new Secrets(List.of(), secret(9), secrets(shared, 1)).sharesOneWith(secrets))
          .isTrue();
    }
    assertThat(secrets.sharesOneWith(new Secrets(secrets(9, 2), secret(4), secrets(5, 2))))
        .isFalse();
  }
}
