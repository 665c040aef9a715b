# shellcheck shell=bash disable=SC2154
# Manifests of the author's own

# fetch FILE SHA256 URL; 22 is final
fetch() {
  local sum
  sum=$(curl -sSfL --connect-timeout 10 --max-time 60 "$3" | tee "$1" | sha256sum) || return
  [[ $sum == "$2 "* ]] || {
    echo "its checksum is ${sum%% *}, not $2"
    return 22
  }
}

names=()
declare -A origins=()
while IFS= read -r line; do
  if [[ $line == '#hotc-manifest '* ]]; then
    read -r _ name origin <<<"$line"
    names+=("$name") origins[$name]=$origin
  elif [[ ${name-} ]]; then
    printf '%s\n' "$line" >>"$work/$name.yaml"
  fi
done <<<"$MANIFESTS"
# what is printed here would be taken for objects
for name in "${names[@]}"; do
  read -r sum url <<<"${origins[$name]}"
  if [[ $url ]] && ! (retry 60 "manifest $name from $url" fetch "$work/$name.yaml" "$sum" "$url"); then
    failed+=" $name"
  else
    add "$name" "$work/$name.yaml"
  fi
done >&2
