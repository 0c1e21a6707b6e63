package dev.coffre.cli.sops.command;

import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.line.Suggestions;

/// `sops completion bash|zsh`: a script that asks the program itself for suggestions.
public final class CompletionCommand implements Action {
  private final String script;

  private CompletionCommand(String script) {
    this.script = script;
  }

  public static CompletionCommand bash() {
    return new CompletionCommand(
        """
        # bash completion for sops: the program names what may follow
        _sops_complete() {
          local word="${COMP_WORDS[COMP_CWORD]}" line=("${COMP_WORDS[@]:0:COMP_CWORD}")
          [[ "$word" == -* ]] && line+=("$word")
          mapfile -t COMPREPLY < <(compgen -W "$("${line[@]}" %s 2>/dev/null)" -- "$word")
        }
        complete -o bashdefault -o default -o nospace -F _sops_complete sops
        """
            .formatted(Suggestions.MARK));
  }

  public static CompletionCommand zsh() {
    return new CompletionCommand(
        """
        #compdef sops
        # zsh completion for sops: the program names what may follow
        _sops_complete() {
          local -a line choices
          line=("${(@)words[1,CURRENT-1]}")
          [[ "${words[CURRENT]}" == -* ]] && line+=("${words[CURRENT]}")
          choices=("${(@f)$(_CLI_ZSH_AUTOCOMPLETE_HACK=1 "${line[@]}" %s 2>/dev/null)}")
          if [[ -n "${choices[1]}" ]]; then _describe values choices; else _files; fi
        }
        compdef _sops_complete sops
        """
            .formatted(Suggestions.MARK));
  }

  @Override
  public void run(Call call) {
    call.host().out().print(script);
  }
}
