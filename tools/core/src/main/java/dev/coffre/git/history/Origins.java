package dev.coffre.git.history;

import dev.coffre.git.object.Commit;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Finds the paths of blobs, and the commits that brought them there.
final class Origins {
  private final Survey survey;
  private final ObjectReader reader;
  private final ObjectFormat format;
  private final Map<Integer, Commit> commits = new HashMap<>();

  Origins(Survey survey, ObjectReader reader, ObjectFormat format) {
    this.survey = survey;
    this.reader = reader;
    this.format = format;
  }

  Map<ObjectId, List<Origin>> of(Collection<ObjectId> blobs) throws GitException {
    var wanted = new BitSet();
    for (var id : blobs) {
      int blob = survey.blobs().find(id);
      if (blob >= 0) {
        wanted.set(blob);
      }
    }
    var places = new HashMap<Integer, SortedMap<Integer, List<GitPath>>>();
    survey
        .places()
        .forEach((blob, path, commit) -> {
          if (wanted.get(blob) && survey.isCommit(commit)) {
            places
                .computeIfAbsent(blob, _ -> new TreeMap<>())
                .computeIfAbsent(commit, _ -> new ArrayList<>())
                .add(survey.paths().path(path));
          }
        });
    var origins = new HashMap<ObjectId, List<Origin>>();
    for (var blob : places.entrySet()) {
      origins.put(survey.blobs().id(blob.getKey()), origins(blob.getValue()));
    }
    return origins;
  }

  private List<Origin> origins(SortedMap<Integer, List<GitPath>> places) throws GitException {
    var origins = new ArrayList<Origin>();
    for (var place : places.entrySet()) {
      var commit = commit(place.getKey());
      var paths = place.getValue().stream().sorted().toList();
      origins.add(
          new Origin(commit.id(), place.getKey(), commit.author(), commit.subject(), paths));
    }
    return origins;
  }

  private Commit commit(int position) throws GitException {
    var known = commits.get(position);
    if (known != null) {
      return known;
    }
    var id = survey.commit(position);
    var commit = Commit.parse(id, reader.read(id, ObjectKind.COMMIT), format);
    commits.put(position, commit);
    return commit;
  }
}
