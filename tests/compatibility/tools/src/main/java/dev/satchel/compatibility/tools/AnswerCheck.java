package dev.satchel.compatibility.tools;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what a node answered to one user with what it must answer. */
final class AnswerCheck {
  private static final Pattern NAME = Pattern.compile("user-\\d+");

  private final String user;
  private final Faults faults;

  AnswerCheck(String user, Faults faults) {
    this.user = user;
    this.faults = faults;
  }

  void check(Request request, int status, String body, String flash, String node) {
    String where = request.path() + " of the " + node + " for " + user;
    if (status >= 500) {
      faults.add(Fault.NODE_ERROR, status + " at " + where);
    } else if (status == 401 && request.status() != 401) {
      faults.add(Fault.SIGNED_OUT, where);
    } else if (status != request.status()) {
      faults.add(Fault.UNEXPECTED, status + " at " + where);
    } else if (!request.body().isEmpty() && !body.equals(request.body())) {
      boolean name = body.startsWith("Hello user-");
      faults.add(name ? Fault.NAME_OF_ANOTHER : Fault.UNEXPECTED, "'" + body + "' at " + where);
    }
    Matcher name = NAME.matcher(flash);
    while (name.find()) {
      if (!name.group().equals(user)) {
        faults.add(Fault.NAME_OF_ANOTHER, "the flash says " + name.group() + " at " + where);
      }
    }
  }
}
