package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "z",
        "localhost",
        "example.org",
        "EXAMPLE.ORG",
        "AZ.az",
        "1.org",
        "09.a",
        "a-b.c--d",
        "xn--p1ai",
        "1.2.3.4",
        "0.10.100.255",
        "1.2.3.4a"
      })
  void hostNamesAndAddresses_haveNoFault(String name) {
    assertThat(HostName.fault(name)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'', empty",
    "., empty",
    "a..b, empty",
    ".a, empty",
    "a., empty",
    "-a, hyphen",
    "a-, hyphen",
    "a.-b.c, hyphen",
    "-, hyphen",
    "a_b, letters",
    "a/b, letters",
    "a:b, letters",
    "a@b, letters",
    "a[b, letters",
    "a`b, letters",
    "a{b, letters",
    "é, letters",
    "1, IPv4",
    "a.1, IPv4",
    "1.2.3, IPv4",
    "1.2.3.4.5, IPv4",
    "a.2.3.4, IPv4",
    "1.2.3.256, IPv4",
    "1.2.3.1000, IPv4",
    "1.2.3.04, IPv4",
    "1.2.3.00, IPv4"
  })
  void otherTexts_haveAFault(String name, String fault) {
    assertThat(HostName.fault(name)).contains(fault);
  }

  @Test
  void lengths_areLimited() {
    String label = "x".repeat(63);
    assertThat(HostName.fault(label)).isNull();
    assertThat(HostName.fault(label + "x")).contains("64", "63");
    String longest = (label + ".").repeat(3) + "x".repeat(61);
    assertThat(longest).hasSize(253);
    assertThat(HostName.fault(longest)).isNull();
    assertThat(HostName.fault(longest + "x")).contains("254", "253");
  }
}
