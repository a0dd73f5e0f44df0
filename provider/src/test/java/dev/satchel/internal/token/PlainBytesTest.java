package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlainBytesTest {
  @Test
  void eachByte_atEachPlaceOfEachLength() {
    for (int length = 1; length <= 20; length++) {
      for (int place = 0; place < length; place++) {
        for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
          byte[] bytes = filled(length, (byte) 'a');
          bytes[place] = (byte) value;
          boolean plain = isPlain(value);
          assertThat(PlainBytes.end(bytes, 0)).isEqualTo(plain ? length : place);
        }
      }
    }
  }

  /** A subtraction in one byte must not reach the bytes above it. */
  @Test
  void eachPairOfNeighbours_endsAtTheFirst() {
    for (int low = Byte.MIN_VALUE; low <= Byte.MAX_VALUE; low++) {
      for (int high = Byte.MIN_VALUE; high <= Byte.MAX_VALUE; high++) {
        byte[] bytes = filled(8, (byte) 'a');
        bytes[3] = (byte) low;
        bytes[4] = (byte) high;
        int expected = !isPlain(low) ? 3 : !isPlain(high) ? 4 : 8;
        assertThat(PlainBytes.end(bytes, 0)).as("%d, %d", low, high).isEqualTo(expected);
      }
    }
  }

  @Test
  void theStart_isWhereItLooksFirst() {
    byte[] bytes = filled(30, (byte) 'a');
    bytes[5] = '"';
    bytes[21] = '\\';
    for (int start = 0; start <= bytes.length; start++) {
      int expected = start <= 5 ? 5 : start <= 21 ? 21 : 30;
      assertThat(PlainBytes.end(bytes, start)).as("from %d", start).isEqualTo(expected);
    }
  }

  private static boolean isPlain(int value) {
    return value < 0 || value >= ' ' && value != '"' && value != '\\';
  }

  private static byte[] filled(int length, byte value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, value);
    return bytes;
  }
}
